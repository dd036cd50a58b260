-- Templates, recurring and spread entries, budgets.

-- A member's entries are found by the lines and documents that name the member.
CREATE INDEX entry_line_by_member ON entry_line (member_ref, entry_seq) WHERE member_ref IS NOT NULL;
CREATE INDEX document_by_member ON document (member_ref, seq) WHERE member_ref IS NOT NULL;
