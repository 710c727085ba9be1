package cn.icpfiling.account.core;

public enum PartnerStatus {
    ACTIVE,
    SUSPENDED
}
