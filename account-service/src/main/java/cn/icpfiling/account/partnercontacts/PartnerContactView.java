package cn.icpfiling.account.partnercontacts;

import cn.icpfiling.account.codes.SentCode;
import java.time.Instant;

/**
 * A partner's contact, masked.
 *
 * @param mailVerifiedAt null before the mail is proven: no notice goes to it
 * @param code that is on its way to a new mail; null in all other answers
 */
record PartnerContactView(
        String name,
        String mail,
        String phone,
        String locale,
        Instant mailVerifiedAt,
        Instant changedAt,
        SentCode code) {

    PartnerContactView with(SentCode sent) {
        return new PartnerContactView(name, mail, phone, locale, mailVerifiedAt, changedAt, sent);
    }

    @Override
    public String toString() {
        return "PartnerContactView";
    }
}
