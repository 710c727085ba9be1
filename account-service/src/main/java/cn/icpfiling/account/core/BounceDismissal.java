package cn.icpfiling.account.core;

/** Why a kept bounce says nothing about a notice. */
public enum BounceDismissal {
    /** The address forwards, and the copy that came back concerns another person. */
    FORWARDED_COPY,
    /** The recipient has the notice, for instance by another way. */
    RECIPIENT_REACHED,
    /** The message is no bounce of the mail, whatever it says. */
    NOT_A_BOUNCE
}
