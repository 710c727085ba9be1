package cn.icpfiling.inspection.core.findings;

import java.time.LocalDate;

/** Which policy a finding follows: a version of the policies, which never changes, and the day that chose the entry. */
public record PolicyReference(int version, LocalDate day) {}
