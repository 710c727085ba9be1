package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefillAct;
import cn.icpfiling.filing.core.prefill.PrefillRole;
import cn.icpfiling.filing.core.prefill.PrefillState;
import cn.icpfiling.filing.store.PrefilledOrderRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives a message with its link to the service that sends it. The same message is the same each time. A message that was
 * replaced, or whose offer is over, is refused.
 */
@ApplicationScoped
class HandOverMessage {

    private final CurrentActor actor;
    private final PrefilledOrderRepository orders;
    private final PrefillEncryption encrypted;
    private final PrefillSecrets secrets;
    private final PrefillProgress progress;
    private final Set<String> messengers;
    private final String page;
    private final Clock clock;

    HandOverMessage(
            CurrentActor actor,
            PrefilledOrderRepository orders,
            PrefillEncryption encrypted,
            PrefillSecrets secrets,
            PrefillProgress progress,
            @ConfigProperty(name = "icp.prefill.messengers") Set<String> messengers,
            @ConfigProperty(name = "icp.prefill.page") String page,
            Clock clock) {
        this.actor = actor;
        this.orders = orders;
        this.encrypted = encrypted;
        this.secrets = secrets;
        this.progress = progress;
        this.messengers = messengers;
        this.page = page;
        this.clock = clock;
    }

    MessageView handle(UUID id, int message) {
        if (!messengers.contains(actor.get().client())) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return UnitOfWork.in(() -> handOver(id, message));
    }

    private MessageView handOver(UUID id, int message) {
        var found = orders.locked(id);
        if (!found.isOpen(clock.instant()) || found.messages() != message) {
            throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, found.state(), PrefillAct.SEND, List.of());
        }
        if (found.state() == PrefillState.PREPARED) {
            progress.perform(found, PrefillAct.SEND, PrefillRole.SYSTEM);
        }
        var content = encrypted.content(found).orElseThrow();
        return new MessageView(
                content.phone(),
                content.mail(),
                content.language(),
                found.partnerName(),
                page + secrets.of(id, message).text(),
                found.expiresAt());
    }
}
