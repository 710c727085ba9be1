package cn.icpfiling.account.core;

/** Which of the two providers of SMS and calls a message was handed to. */
public enum MessageProvider {
    PRIMARY,
    FALLBACK
}
