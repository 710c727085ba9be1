package cn.icpfiling.account.core;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A company that files for customers of its own, by machine. While it is suspended none of its clients gets or uses a token. */
@Entity
@Table(name = "partners")
public class Partner {

    @Id
    private UUID id;

    private String name;

    private Instant openedAt;

    private Instant suspendedAt;

    @Version
    private int version;

    protected Partner() {}

    public Partner(UUID id, String name, Instant openedAt) {
        this.id = id;
        this.name = name;
        this.openedAt = openedAt;
    }

    public void suspend(Instant now) {
        require(PartnerStatus.ACTIVE, PartnerAct.SUSPEND, PartnerAct.RESUME);
        suspendedAt = now;
    }

    public void resume() {
        require(PartnerStatus.SUSPENDED, PartnerAct.RESUME, PartnerAct.SUSPEND);
        suspendedAt = null;
    }

    private void require(PartnerStatus wanted, PartnerAct act, PartnerAct possible) {
        if (status() != wanted) {
            throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, status(), act, List.of(possible));
        }
    }

    public PartnerStatus status() {
        return suspendedAt == null ? PartnerStatus.ACTIVE : PartnerStatus.SUSPENDED;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** Null while active. */
    public Instant suspendedAt() {
        return suspendedAt;
    }

    public int version() {
        return version;
    }
}
