package cn.icpfiling.inspection.core.findings;

/** The roles that act on a finding. A partner acts in the role of the holder. */
public enum FindingRole {
    HOLDER,
    INSPECTOR,
    SYSTEM
}
