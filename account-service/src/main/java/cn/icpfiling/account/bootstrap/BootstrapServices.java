package cn.icpfiling.account.bootstrap;

import cn.icpfiling.account.core.ServiceClient;
import cn.icpfiling.account.credentials.ClientSecrets;
import cn.icpfiling.account.store.ServiceClientRepository;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes the secret of a service what the bootstrap file says, in the caller's transaction. */
@ApplicationScoped
class BootstrapServices {

    private final ServiceClientRepository clients;
    private final ClientSecrets secrets;
    private final BootstrapAudit audit;
    private final Clock clock;

    BootstrapServices(
            ServiceClientRepository clients, ClientSecrets secrets, BootstrapAudit audit, @MachineClock Clock clock) {
        this.clients = clients;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    void apply(BootstrapFile.Service wanted) {
        var hash = secrets.hash(wanted.client(), wanted.secret());
        var known = clients.findByIdOptional(wanted.client());
        if (known.isEmpty()) {
            clients.persist(new ServiceClient(wanted.client(), hash));
            audit.clientAdded(wanted.client());
        } else if (!known.get().has(hash)) {
            known.get().changeSecret(hash, clock.instant());
            audit.clientChanged(wanted.client());
        }
    }
}
