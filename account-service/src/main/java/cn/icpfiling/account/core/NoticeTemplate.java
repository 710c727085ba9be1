package cn.icpfiling.account.core;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The templates of notices. Each has its files in {@code templates/notices/<language>/}, named in kebab case. */
public enum NoticeTemplate {
    CODE_SIGN_UP,
    CODE_SIGN_IN,
    CODE_RECOVERY,
    CODE_NEW_PHONE,
    CODE_CANCEL_ACCESS,
    CODE_TRANSFER,
    CODE_VERIFY_MAIL,
    CODE_CHANGE_PHONE,
    CODE_VERIFY_PHONE,
    CODE_STEP_UP,
    /** Proves the mail of a partner's contact. */
    CODE_PARTNER_MAIL,
    MAIL_CHANGED,
    MAIL_REMOVED,
    /** To the phone of an account whose mail address does not exist, as the mail server says. */
    MAIL_BOUNCED,
    PHONE_CHANGED,
    PASSWORD_SET,
    PASSWORD_REMOVED,
    SECOND_FACTOR_ENROLLED,
    SECOND_FACTOR_REMOVED,
    ACCOUNT_CLOSED,
    LOGIN_NAME_FOUND,
    RECOVERY_BY_PARTNER,
    RECOVERY_CASE_ANSWERED,
    SUPPORT_CASE_ASKED,
    SUPPORT_CASE_DECIDED,
    TRANSFER_CASE_OPENED,
    PHONE_CHANGE_GRANTED,
    LOST_PHONE_CHANGED,
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
    /** A member of staff found out whether the subject of a type check is filed. */
    STATUS_INQUIRY_ANSWERED,
    /** A filing of the old platform was claimed or imported. */
    LEGACY_FILING_ARRIVED,
    /** To the account that gave its filing away. */
    TRANSFER_GIVEN,
    /** To the account that received a filing. */
    TRANSFER_RECEIVED,
    /** To the contacts in a filing that has another holder now. */
    TRANSFER_TOLD,
    /** To the account that confirmed a transfer which was not done. */
    TRANSFER_REFUSED,
    /** To the number that a holder invited; it may have no account. */
    MEMBER_INVITED,
    MEMBER_ADDED,
    MEMBER_JOINED,
    MEMBER_LEFT,
    MEMBER_REMOVED,
    /** To the holder for whom a partner prepared an order; it carries the link. */
    PREFILLED_ORDER,
    /** To the old login mail of the old platform, which another mail has replaced. */
    LEGACY_MAIL_REPLACED,
    /** To the new login mail of the old platform; it carries the link for a new password. */
    LEGACY_PASSWORD_LINK,
    FINDING_NOTIFIED,
    FINDING_REMINDED,
    FINDING_CONFIRMED,
    FINDING_EXTENDED,
    FINDING_OVERDUE,
    FINDING_CURED,
    FINDING_DISMISSED,
    FINDING_ENDED,
    WEBHOOK_DISABLED,
    CREDENTIAL_EXPIRING,
    CLIENT_ADDRESS_REFUSED,
    /** To the proven mail of a partner that has another contact now, or none. */
    PARTNER_CONTACT_CHANGED,
    /** A text of the catalogue, to the administrator who tries it out. */
    TEMPLATE_TEST;

    /** A code goes only over the channel that it proves. Its digits are deleted once it is sent. */
    public boolean isCode() {
        return switch (this) {
            case CODE_SIGN_UP,
                    CODE_SIGN_IN,
                    CODE_RECOVERY,
                    CODE_NEW_PHONE,
                    CODE_CANCEL_ACCESS,
                    CODE_TRANSFER,
                    CODE_VERIFY_MAIL,
                    CODE_CHANGE_PHONE,
                    CODE_VERIFY_PHONE,
                    CODE_STEP_UP,
                    CODE_PARTNER_MAIL -> true;
            default -> false;
        };
    }

    /** It tells that a finding is over: mended, dismissed, or ended with the access. */
    public boolean endsFinding() {
        return this == FINDING_CURED || this == FINDING_DISMISSED || this == FINDING_ENDED;
    }

    /** Its values carry a secret: they are deleted once it is sent, and the notice a day later. */
    public boolean holdsSecret() {
        return isCode() || this == PREFILLED_ORDER || this == LEGACY_PASSWORD_LINK;
    }

    /** The channels that the template has a text for. Support calls at the notice of a finding and when it is overdue. */
    public Set<Channel> channels() {
        return switch (this) {
            case CODE_SIGN_UP,
                    CODE_SIGN_IN,
                    CODE_RECOVERY,
                    CODE_NEW_PHONE,
                    CODE_CANCEL_ACCESS,
                    CODE_TRANSFER,
                    CODE_CHANGE_PHONE,
                    CODE_VERIFY_PHONE,
                    CODE_STEP_UP,
                    MAIL_BOUNCED,
                    MEMBER_INVITED -> EnumSet.of(Channel.SMS);
            case CODE_VERIFY_MAIL,
                    CODE_PARTNER_MAIL,
                    CREDENTIAL_EXPIRING,
                    CLIENT_ADDRESS_REFUSED,
                    PARTNER_CONTACT_CHANGED,
                    LEGACY_MAIL_REPLACED,
                    LEGACY_PASSWORD_LINK -> EnumSet.of(Channel.MAIL);
            case FINDING_NOTIFIED, FINDING_OVERDUE -> EnumSet.allOf(Channel.class);
            default -> EnumSet.of(Channel.SMS, Channel.MAIL);
        };
    }

    public String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
