package cn.icpfiling.account.core;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The templates of notices. Each has its files in {@code templates/notices/<language>/}, named in kebab case. */
public enum NoticeTemplate {
    CODE_SIGN_UP,
    CODE_SIGN_IN,
    CODE_RECOVERY,
    CODE_CANCEL_ACCESS,
    LOGIN_NAME_FOUND,
    RECOVERY_BY_PARTNER,
    RECOVERY_CASE_ANSWERED,
    ORDER_SUBMITTED,
    ORDER_RETURNED,
    ORDER_APPROVED,
    ORDER_SMS_WANTED,
    ORDER_SMS_FAILED,
    ORDER_COMPLETED,
    ORDER_REFUSED,
    ORDER_REJECTED,
    ORDER_REMINDED,
    ORDER_EXPIRED,
    DEREGISTRATION_SUBMITTED,
    DEREGISTRATION_COMPLETED,
    RECORD_DEREGISTERED,
    ACCESS_CANCELLED,
    /** Of earlier releases; the notices of findings have replaced it. */
    DOMAIN_UNFIT,
    OFFLINE_FREED,
    FINDING_NOTIFIED,
    FINDING_REMINDED,
    FINDING_CONFIRMED,
    FINDING_EXTENDED,
    FINDING_OVERDUE,
    FINDING_CURED,
    FINDING_DISMISSED,
    FINDING_ENDED;

    /** A code is never sent by mail, because it proves the phone. Its digits are deleted once it is sent. */
    public boolean isCode() {
        return switch (this) {
            case CODE_SIGN_UP, CODE_SIGN_IN, CODE_RECOVERY, CODE_CANCEL_ACCESS -> true;
            default -> false;
        };
    }

    /** The channels that the template has a text for. Support calls at the notice of a finding and when it is overdue. */
    public Set<Channel> channels() {
        return switch (this) {
            case CODE_SIGN_UP, CODE_SIGN_IN, CODE_RECOVERY, CODE_CANCEL_ACCESS -> EnumSet.of(Channel.SMS);
            case FINDING_NOTIFIED, FINDING_OVERDUE -> EnumSet.allOf(Channel.class);
            default -> EnumSet.of(Channel.SMS, Channel.MAIL);
        };
    }

    public String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
