package cn.icpfiling.account.accounts;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountKind;
import cn.icpfiling.account.core.AccountStatus;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/internal/accounts/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class AccountLookupResource {

    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final AccountViews views;

    AccountLookupResource(AccountRepository accounts, AccountContacts contacts, AccountViews views) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.views = views;
    }

    /**
     * @param partner that the customer belongs to; null if the account is no customer
     * @param mail null if there is none, or its holder has not proven it
     */
    record AccountContact(
            UUID accountId,
            AccountStatus status,
            AccountKind kind,
            UUID partner,
            String phone,
            String mail,
            String locale) {

        @Override
        public String toString() {
            return "AccountContact[" + accountId + "]";
        }
    }

    @GET
    @RolesAllowed(Roles.SERVICE)
    public AccountContact getAccount(@PathParam("id") UUID id) {
        return UnitOfWork.in(() -> accounts.findByIdOptional(id).map(this::contact))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private AccountContact contact(Account account) {
        return new AccountContact(
                account.id(),
                account.status(),
                views.kindOf(account),
                account.partner(),
                contacts.phoneOf(account),
                contacts.verifiedMailOf(account),
                account.language().tag());
    }
}
