"""One child's folder over months: what its agendas inherit, and the evidence of what support there was."""
