package cn.icpfiling.filing.core.numbers;

/** A service number is free, bound to an open order, or spent for ever. */
public enum ServiceNumberState {
    FREE,
    BOUND,
    USED
}
