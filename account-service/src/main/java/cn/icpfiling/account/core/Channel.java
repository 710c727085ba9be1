package cn.icpfiling.account.core;

public enum Channel {
    SMS,
    MAIL
}
