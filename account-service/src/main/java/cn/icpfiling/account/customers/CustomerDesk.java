package cn.icpfiling.account.customers;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.opening.Opened;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.Accounts;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.MaskedValues;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.identifier.ResidentId;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Opens the accounts of a partner's customers and says where they are reached. Nobody signs in to them. */
@RequestScoped
class CustomerDesk {

    private final PartnerAccess access;
    private final Once once;
    private final Accounts accounts;
    private final AccountContacts contacts;
    private final CustomersOfPartner customers;
    private final Phones phones;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    CustomerDesk(
            PartnerAccess access,
            Once once,
            Accounts accounts,
            AccountContacts contacts,
            CustomersOfPartner customers,
            Phones phones,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.access = access;
        this.once = once;
        this.accounts = accounts;
        this.contacts = contacts;
        this.customers = customers;
        this.phones = phones;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** One account for a reference; of many at once one is opened, the table's key decides. */
    Answer open(UUID partner, Attempt attempt, String reference, Contact contact) {
        access.requireKnown(partner);
        requireImpersonal(reference);
        var mobile = mobile(contact, "/contact");
        try {
            return once.perform(attempt, () -> {
                var id = Ids.next();
                var account = Account.ofCustomer(id, partner, reference, clock.instant());
                reach(account, mobile, contact);
                accounts.persistAndFlush(account);
                audit.record(Act.of("ACCOUNT.OPEN", "ACCOUNT", id).with("partner", partner));
                outbox.append(Opened.forPartner(id, partner));
                return reply(201, "/api/v1/partners/" + partner + "/customers/" + id, account);
            });
        } catch (RuntimeException failure) {
            if (!Duplicates.isOne(failure)) throw failure;
            throw new ProblemException(AccountProblem.REFERENCE_TAKEN).causedBy(failure);
        }
    }

    CustomersOfPartner.Shown changeContact(UUID partner, UUID id, IfMatch seen, Contact contact) {
        access.requireKnown(partner);
        UnitOfWork.run(() -> {
            if (accounts.customer(partner, id).isEmpty()) throw unknown();
        });
        var mobile = mobile(contact, "");
        return UnitOfWork.in(() -> {
            var account = accounts.lockedCustomer(partner, id).orElseThrow(CustomerDesk::unknown);
            seen.require(account.version());
            reach(account, mobile, contact);
            accounts.flush();
            audit.record(Act.of("ACCOUNT.CHANGE_CONTACT", "ACCOUNT", id).with("partner", partner));
            return customers.shown(account);
        });
    }

    /** A reference stands in addresses and lists: the numbers by which people are known have no place there. */
    private void requireImpersonal(String reference) {
        var isPhone = reference.chars().noneMatch(Character::isLetter) && phones.isOne(reference);
        if (isPhone
                || ResidentId.check(reference, LegalTime.dayOf(clock.instant())).isValid()) {
            throw new ProblemException(CommonProblem.INVALID_FIELD, 1)
                    .with(List.of(Violation.of("/reference", "REFERENCE_IS_PERSONAL", null)));
        }
    }

    private void reach(Account account, String mobile, Contact contact) {
        account.isReachedAt(
                contacts.sealedPhone(account.id(), mobile),
                contacts.sealedMail(account.id(), contact.mail()),
                Optional.ofNullable(Language.ofTag(contact.locale())).orElse(Language.ZH));
    }

    private String mobile(Contact contact, String pointer) {
        new MaskedValues()
                .at(pointer + "/mobile", contact.mobile())
                .at(pointer + "/mail", contact.mail())
                .refuse();
        return contact.mobile() == null ? null : phones.wanted(contact.mobile(), pointer + "/mobile");
    }

    private Reply reply(int status, String location, Account account) {
        var shown = customers.shown(account);
        return new Reply(status, location, shown.tag().toString(), shown.customer());
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
