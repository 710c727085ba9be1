package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderHistoryEntry;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.WaitingFor;
import cn.icpfiling.filing.views.FindingView;
import cn.icpfiling.filing.web.Wording;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Every step so far, oldest first, with the next actor and the expected time. */
public record OrderTimeline(
        @NotNull UUID orderId,
        @NotNull OrderState state,
        @NotNull WaitingFor waitingFor,
        @NotNull boolean needsPerson,
        ExpectedWindow expected,
        Instant smsUntil,
        String smsPage,
        LocalDate expiresOn,
        List<WaitingStep> whileWaiting,
        @NotNull List<Step> items) {

    /** One step; a partner that acted for the applicant is named with its client, a member of the account by id. */
    @Schema(name = "TimelineStep")
    public record Step(
            @NotNull long sequence,
            @NotNull OrderAct act,
            OrderState from,
            @NotNull OrderState to,
            @NotNull OrderRole actorRole,
            UUID partner,
            String client,
            UUID member,
            @NotNull Instant at,
            @NotNull List<FindingView> reasons) {

        static Step of(OrderHistoryEntry entry, Wording wording) {
            return new Step(
                    entry.sequence(),
                    entry.act(),
                    entry.from(),
                    entry.to(),
                    entry.actorRole(),
                    entry.actorPartner(),
                    entry.actorClient(),
                    entry.actorMember(),
                    entry.at(),
                    entry.reasons().stream().map(wording::finding).toList());
        }
    }
}
