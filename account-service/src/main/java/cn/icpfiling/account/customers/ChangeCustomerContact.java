package cn.icpfiling.account.customers;

import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Replaces the contact of a customer: where notices go, and their language. */
@RequestScoped
class ChangeCustomerContact {

    private final PartnerAccess access;
    private final AccountRepository accounts;
    private final CustomerDetails details;
    private final CustomersOfPartner customers;
    private final Audit audit;

    ChangeCustomerContact(
            PartnerAccess access,
            AccountRepository accounts,
            CustomerDetails details,
            CustomersOfPartner customers,
            Audit audit) {
        this.access = access;
        this.accounts = accounts;
        this.details = details;
        this.customers = customers;
        this.audit = audit;
    }

    TaggedCustomer handle(UUID partner, UUID id, IfMatch ifMatch, Contact contact) {
        access.requireKnown(partner);
        UnitOfWork.run(() -> {
            if (accounts.customer(partner, id).isEmpty()) {
                throw unknown();
            }
        });
        var mobile = details.mobile(contact, "");
        return UnitOfWork.in(() -> {
            var account = accounts.lockedCustomer(partner, id).orElseThrow(ChangeCustomerContact::unknown);
            ifMatch.require(account.version());
            details.write(account, mobile, contact);
            accounts.flush();
            audit.record(Act.of("ACCOUNT.CHANGE_CONTACT", "ACCOUNT", id).with("partner", partner));
            return customers.shown(account);
        });
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
