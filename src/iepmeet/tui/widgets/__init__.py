"""The widgets: data in, messages out; none knows the session."""
