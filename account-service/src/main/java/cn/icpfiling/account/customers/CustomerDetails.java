package cn.icpfiling.account.customers;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.quotas.QuotasOfPartner;
import cn.icpfiling.platform.identifier.ResidentId;
import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Checks what a partner sends about its customer, and writes the contact into the customer's account. */
@ApplicationScoped
class CustomerDetails {

    private final Phones phones;
    private final AccountContacts contacts;
    private final QuotasOfPartner quotas;
    private final Clock clock;
    private final Clock machine;

    CustomerDetails(
            Phones phones, AccountContacts contacts, QuotasOfPartner quotas, Clock clock, @MachineClock Clock machine) {
        this.phones = phones;
        this.contacts = contacts;
        this.quotas = quotas;
        this.clock = clock;
        this.machine = machine;
    }

    /** References appear in paths and lists, so a reference must not be a phone number or an ID number. */
    void requireImpersonal(String reference) {
        var isPhone = reference.chars().noneMatch(Character::isLetter) && phones.isMobile(reference);
        if (isPhone
                || ResidentId.check(reference, LegalTime.dayOf(clock.instant())).isValid()) {
            throw new ProblemException(CommonProblem.INVALID_FIELD, 1)
                    .with(List.of(Violation.of("/reference", "REFERENCE_IS_PERSONAL", null)));
        }
    }

    /**
     * The mobile number as E.164; null when the contact has none.
     *
     * @param pointer to the contact in the request
     */
    String mobile(Contact contact, String pointer) {
        new MaskedValues()
                .at(pointer + "/mobile", contact.mobile())
                .at(pointer + "/mail", contact.mail())
                .refuse();
        return contact.mobile() == null ? null : phones.require(contact.mobile(), pointer + "/mobile");
    }

    /** Takes a place of the partner's quota, in the transaction that opens the customer. */
    void takePlace(UUID partner) {
        quotas.takeCustomer(partner);
    }

    /**
     * Another mail counts as proven from now on the machine's clock, on which bounces are compared with it.
     *
     * @param mobile as {@link #mobile} returned it
     */
    void write(Account account, String mobile, Contact contact) {
        account.changeContact(
                contacts.encryptedPhone(account.id(), mobile),
                contacts.encryptedMail(account.id(), contact.mail()),
                contact.mail() != null && contact.mail().equalsIgnoreCase(contacts.mailOf(account)),
                Optional.ofNullable(Language.ofTag(contact.locale())).orElse(Language.ZH),
                machine.instant());
    }
}
