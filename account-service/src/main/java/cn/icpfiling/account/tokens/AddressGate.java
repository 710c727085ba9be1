package cn.icpfiling.account.tokens;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.limits.CallerDevice;
import cn.icpfiling.account.partnercontacts.TellPartner;
import cn.icpfiling.account.store.PartnerClientRepository;
import cn.icpfiling.account.store.PartnerClientRepository.OfPartner;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.network.Networks;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Refuses a token to an address that the client's list of networks does not contain. It asks after the proof, so a
 * caller without a credential does not learn of the list. The partner is told at most once a day, because an address
 * that is not allowed holds a credential of the partner.
 */
@ApplicationScoped
class AddressGate {

    private static final Duration TELL_EVERY = Duration.ofDays(1);

    private final CallerDevice caller;
    private final PartnerClientRepository clients;
    private final TellPartner tell;
    private final TokenAudit audit;
    private final Clock clock;

    AddressGate(
            CallerDevice caller,
            PartnerClientRepository clients,
            TellPartner tell,
            TokenAudit audit,
            @MachineClock Clock clock) {
        this.caller = caller;
        this.clients = clients;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
    }

    void require(OfPartner client) {
        if (Networks.parse(client.client().allowedNetworks().text()).allow(caller.address())) {
            return;
        }
        UnitOfWork.run(() -> refused(client));
        throw new ProblemException(AccountProblem.NETWORK_NOT_ALLOWED);
    }

    private void refused(OfPartner client) {
        audit.refusedAddress(client);
        var now = clock.instant();
        if (clients.takeAddressNotice(client.client().id(), now, now.minus(TELL_EVERY))) {
            tell.ofRefusedAddress(client.client(), now);
        }
    }
}
