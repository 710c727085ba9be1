package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.LegacyPaper;
import cn.icpfiling.platform.problem.CommonProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Sends the papers of a filing to filing-service, one after the other. A repeat with the same digest changes nothing there. Fails if the
 * old platform's store or filing-service does not answer, so the filing waits.
 */
@ApplicationScoped
class SendPapers {

    private static final Logger LOG = Logger.getLogger(SendPapers.class);
    /** filing-service will never keep this paper. */
    private static final Set<Integer> NEVER = Set.of(400, 409, 413, 415, 422);

    private static final String UNKNOWN = CommonProblem.NOT_FOUND.name();
    private static final String REGISTERED = "IMPORTED_ALREADY";
    /** filing-service was busy with the same paper: the next try decides. */
    private static final String BUSY = "CONFLICT";

    private final OldPapers files;
    private final ImportedFilings filing;
    private final Answers answers;

    SendPapers(OldPapers files, @RestClient ImportedFilings filing, Answers answers) {
        this.files = files;
        this.filing = filing;
        this.answers = answers;
    }

    SentPapers handle(OldFiling old) {
        var kept = new ArrayList<LegacyPaper>();
        var lost = new ArrayList<SentPapers.Lost>();
        for (var paper : old.papers()) {
            loss(old.filing().legacyId(), paper, true)
                    .ifPresentOrElse(
                            loss -> {
                                leftBehind(old.filing().id(), paper, loss);
                                lost.add(new SentPapers.Lost(paper, loss));
                            },
                            () -> kept.add(paper));
        }
        return new SentPapers(kept, lost);
    }

    /** Sends a paper of a filing that is registered without it; empty if filing-service has it. */
    Optional<SentPapers.Loss> late(String legacyId, LegacyPaper paper) {
        return loss(legacyId, paper, false).filter(_ -> !isStored(legacyId, paper));
    }

    /** A paper that was taken over is not lost because the old platform has deleted or changed its file since. */
    private boolean isStored(String legacyId, LegacyPaper paper) {
        try {
            return OldFiling.sha256(paper)
                    .equals(filing.stored(legacyId, paper.legacyId()).sha256());
        } catch (WebApplicationException answered) {
            if (answers.code(answered).filter(UNKNOWN::equals).isEmpty()) {
                throw answered;
            }
            return false;
        }
    }

    /**
     * Sends the paper; empty if filing-service has it.
     *
     * @param before whether the filing is not registered yet, as far as this service knows
     */
    private Optional<SentPapers.Loss> loss(String legacyId, LegacyPaper paper, boolean before) {
        if (paper.size() > OldPapers.LARGEST) {
            return Optional.of(SentPapers.Loss.UNREADABLE);
        }
        var content = files.read(paper);
        if (content.isEmpty()) {
            return Optional.of(SentPapers.Loss.MISSING);
        }
        var isSound = MessageDigest.isEqual(digest(content.get()), paper.sha256());
        return isSound && isTaken(legacyId, paper, content.get(), before)
                ? Optional.empty()
                : Optional.of(SentPapers.Loss.UNREADABLE);
    }

    private boolean isTaken(String legacyId, LegacyPaper paper, byte[] content, boolean before) {
        try {
            return put(legacyId, paper, content);
        } catch (WebApplicationException answered) {
            var code = answers.code(answered);
            if (code.filter(SendPapers::isFinal).isEmpty()
                    || !NEVER.contains(answered.getResponse().getStatus())) {
                throw answered;
            }
            // The filing is registered, by a try whose answer was lost: the registration tells.
            return before && code.get().equals(REGISTERED);
        }
    }

    private static boolean isFinal(String code) {
        return !code.equals(BUSY) && !code.startsWith("IDEMPOTENCY_");
    }

    private boolean put(String legacyId, LegacyPaper paper, byte[] content) {
        var sha256 = OldFiling.sha256(paper);
        switch (paper.mediaType()) {
            case "image/jpeg" -> filing.jpeg(legacyId, paper.legacyId(), paper.kind(), sha256, content);
            case "image/png" -> filing.png(legacyId, paper.legacyId(), paper.kind(), sha256, content);
            case "application/pdf" -> filing.pdf(legacyId, paper.legacyId(), paper.kind(), sha256, content);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void leftBehind(UUID filing, LegacyPaper paper, SentPapers.Loss loss) {
        LOG.warnf("Filing %s goes over without its paper %s of kind %s: %s", filing, paper.id(), paper.kind(), loss);
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
