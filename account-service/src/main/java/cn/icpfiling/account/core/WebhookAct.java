package cn.icpfiling.account.core;

/** What the owner of an endpoint may do to its state. */
public enum WebhookAct {
    PAUSE,
    RESUME,
    ROTATE_SECRET
}
