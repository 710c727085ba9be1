package cn.icpfiling.account.customers;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.opening.AccountOpened;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.UUID;

/** Opens the account of a partner's customer. The account has no login. */
@RequestScoped
class OpenCustomer {

    private final PartnerAccess access;
    private final IdempotencyService idempotency;
    private final AccountRepository accounts;
    private final CustomerDetails details;
    private final CustomersOfPartner customers;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    OpenCustomer(
            PartnerAccess access,
            IdempotencyService idempotency,
            AccountRepository accounts,
            CustomerDetails details,
            CustomersOfPartner customers,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.access = access;
        this.idempotency = idempotency;
        this.accounts = accounts;
        this.details = details;
        this.customers = customers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** The quota of the partner bounds its customers. A partner has one account per reference. Of several requests at once the table's key lets one through. */
    StoredResponse handle(UUID partner, IdempotentRequest idempotentRequest, String reference, Contact contact) {
        access.requireKnown(partner);
        details.requireImpersonal(reference);
        var mobile = details.mobile(contact, "/contact");
        try {
            return idempotency.perform(idempotentRequest, () -> {
                details.takePlace(partner);
                var id = Ids.next();
                var account = Account.ofCustomer(id, partner, reference, clock.instant());
                details.write(account, mobile, contact);
                accounts.persistAndFlush(account);
                audit.record(Act.of("ACCOUNT.OPEN", "ACCOUNT", id).with("partner", partner));
                outbox.append(AccountOpened.forPartner(id, partner));
                var shown = customers.shown(account);
                var location = "/api/v1/partners/" + partner + "/customers/" + id;
                return new Reply(201, location, shown.tag().toString(), shown.customer());
            });
        } catch (RuntimeException failure) {
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            throw new ProblemException(AccountProblem.REFERENCE_TAKEN).causedBy(failure);
        }
    }
}
