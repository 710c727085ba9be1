package cn.icpfiling.filing.core;

/** Kinds of order that can be opened here. */
public enum OrderType {
    FIRST_FILING
}
