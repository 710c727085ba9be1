package cn.icpfiling.account.core;

/** Whether an endpoint gets deliveries. A paused endpoint gathers them; a disabled one waits for its owner. */
public enum WebhookState {
    ACTIVE,
    PAUSED,
    DISABLED
}
