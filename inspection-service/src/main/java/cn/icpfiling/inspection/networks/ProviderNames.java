package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.NetworkList;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Tells the public name of a provider. Call this outside any transaction. */
@ApplicationScoped
class ProviderNames {

    private static final int NOT_FOUND = 404;

    private final PartnersApi partners;
    private final String ownName;

    ProviderNames(@RestClient PartnersApi partners, @ConfigProperty(name = "icp.provider.name") String ownName) {
        this.partners = partners;
        this.ownName = ownName;
    }

    /** 404 for a partner that account-service does not know, 503 while account-service does not answer. */
    String of(UUID provider) {
        if (provider.equals(NetworkList.OWN_PROVIDER)) {
            return ownName;
        }
        try {
            return partners.read(provider).name();
        } catch (WebApplicationException refused) {
            throw new ProblemException(
                            refused.getResponse().getStatus() == NOT_FOUND
                                    ? CommonProblem.NOT_FOUND
                                    : CommonProblem.UPSTREAM_UNAVAILABLE)
                    .causedBy(refused);
        } catch (ProcessingException unreachable) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(unreachable);
        }
    }
}
