package cn.icpfiling.verification.core;

/** An act of an administrator on a version of a list. */
public enum ListAct {
    ACTIVATE,
    DISCARD,
    CANCEL
}
