package cn.icpfiling.account.customers;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The customers of one partner, the oldest first, or the one that the partner calls so. */
@RequestScoped
class CustomersOfPartner {

    private static final String SCOPE = "customers/";

    private final PartnerAccess access;
    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final KeysetPages pages;

    CustomersOfPartner(PartnerAccess access, AccountRepository accounts, AccountContacts contacts, KeysetPages pages) {
        this.access = access;
        this.accounts = accounts;
        this.contacts = contacts;
        this.pages = pages;
    }

    Page<CustomerView> page(UUID partner, String reference, String cursor, Integer wish) {
        access.requireKnown(partner);
        if (reference != null) {
            return UnitOfWork.in(() -> new Page<>(
                    accounts.customer(partner, reference).stream()
                            .map(this::view)
                            .toList(),
                    null));
        }
        return UnitOfWork.in(() -> pages.pageById(
                        SCOPE + partner,
                        cursor,
                        wish,
                        Account::id,
                        (after, atMost) -> accounts.customersAfter(partner, Optional.ofNullable(after), atMost))
                .map(this::view));
    }

    TaggedCustomer one(UUID partner, UUID id) {
        access.requireKnown(partner);
        return UnitOfWork.in(() -> accounts.customer(partner, id).map(this::shown))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    TaggedCustomer shown(Account account) {
        return new TaggedCustomer(view(account), new VersionTag(account.version(), Locale.ROOT));
    }

    private CustomerView view(Account account) {
        return new CustomerView(
                account.id(),
                account.reference(),
                Phones.masked(contacts.phoneOf(account)),
                account.mail() == null ? null : Masks.mail(contacts.mailOf(account)),
                account.mailBouncedAt(),
                account.language().tag(),
                account.openedAt());
    }
}
