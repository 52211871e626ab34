"""Pictures and pages for people; no science in here."""
