package cn.icpfiling.legacy.core.differences;

public enum DifferenceParty {
    ADMINISTRATOR,
    COMPARISON
}
