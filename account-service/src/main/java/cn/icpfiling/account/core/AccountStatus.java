package cn.icpfiling.account.core;

public enum AccountStatus {
    ACTIVE
}
