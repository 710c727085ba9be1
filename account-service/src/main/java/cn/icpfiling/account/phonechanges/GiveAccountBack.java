package cn.icpfiling.account.phonechanges;

import cn.icpfiling.account.contacts.BindPhone;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.members.EndMemberships;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Gives an account to its owner alone, at a new phone. All members and invitations end, because a person who holds the lost phone may have
 * invited them, and since when is not known; the owner can invite again. Webhook endpoints stay: their events carry ids and no personal
 * data, they give no access, the owner's programs wait for them, and the owner sees them all in a list.
 */
@ApplicationScoped
class GiveAccountBack {

    private final EndMemberships memberships;
    private final BindPhone bindPhone;

    GiveAccountBack(EndMemberships memberships, BindPhone bindPhone) {
        this.memberships = memberships;
        this.bindPhone = bindPhone;
    }

    /**
     * Writes pending changes and detaches all entities, so call it last.
     *
     * @param account locked
     * @param phone E.164
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(Account account, String phone) {
        memberships.ofHolder(account.id());
        bindPhone.inPlaceOfLost(account, phone);
    }
}
