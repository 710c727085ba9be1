package cn.icpfiling.verification.core;

/** What an administrator does with a version of a list. */
public enum ListAct {
    ACTIVATE,
    DISCARD,
    CANCEL
}
