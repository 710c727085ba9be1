package cn.icpfiling.account.bootstrap;

import cn.icpfiling.account.core.ServiceClient;
import cn.icpfiling.account.credentials.ClientSecrets;
import cn.icpfiling.account.store.ServiceClientRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the secret of a service what the bootstrap file says, in the caller's transaction. */
@ApplicationScoped
class BootstrapServices {

    private final ServiceClientRepository clients;
    private final ClientSecrets secrets;
    private final BootstrapAudit audit;

    BootstrapServices(ServiceClientRepository clients, ClientSecrets secrets, BootstrapAudit audit) {
        this.clients = clients;
        this.secrets = secrets;
        this.audit = audit;
    }

    void apply(BootstrapFile.Service wanted) {
        var hash = secrets.hash(wanted.client(), wanted.secret());
        var known = clients.findByIdOptional(wanted.client());
        if (known.isEmpty()) {
            clients.persist(new ServiceClient(wanted.client(), hash));
            audit.clientAdded(wanted.client());
        } else if (!known.get().matches(hash)) {
            known.get().changeSecret(hash);
            audit.clientChanged(wanted.client());
        }
    }
}
