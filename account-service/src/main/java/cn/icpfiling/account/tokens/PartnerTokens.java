package cn.icpfiling.account.tokens;

import cn.icpfiling.account.quotas.QuotasOfPartner;
import cn.icpfiling.account.store.PartnerClientRepository.OfPartner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Issues the access token of a partner's client, with the quotas of requests that are in force now. */
@ApplicationScoped
class PartnerTokens {

    private final AccessTokens tokens;
    private final QuotasOfPartner quotas;

    PartnerTokens(AccessTokens tokens, QuotasOfPartner quotas) {
        this.tokens = tokens;
        this.quotas = quotas;
    }

    /** @param session of the credential that the client has shown */
    AccessTokens.AccessToken issue(OfPartner client, UUID session, Set<String> scopes) {
        var partner = client.partner().id();
        var id = client.client().id();
        return tokens.ofPartner(
                partner, id, session, scopes, client.client().allowedNetworks().text(), quotas.ofRequests(partner, id));
    }
}
