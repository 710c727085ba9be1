package cn.icpfiling.account.core;

public enum ClientStatus {
    ACTIVE,
    TERMINATED
}
