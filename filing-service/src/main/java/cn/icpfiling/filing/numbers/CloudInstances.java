package cn.icpfiling.filing.numbers;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads instances over HTTP. */
@ApplicationScoped
class CloudInstances implements Instances {

    private static final int NOT_FOUND = 404;
    private final InstancesApi api;

    CloudInstances(@RestClient InstancesApi api) {
        this.api = api;
    }

    @Override
    public Optional<Instance> find(UUID account, String instanceId) {
        try {
            var answer = api.read(account, instanceId);
            return Optional.of(new Instance(
                    answer.instanceId(),
                    answer.product(),
                    answer.mainland(),
                    answer.trial(),
                    answer.publicIps(),
                    answer.expiresOn()));
        } catch (WebApplicationException refused) {
            if (refused.getResponse().getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(refused);
        } catch (ProcessingException unreachable) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(unreachable);
        }
    }
}
