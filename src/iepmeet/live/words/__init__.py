"""Every sentence that both faces say: what was understood, answers, what is still open, troubles."""
