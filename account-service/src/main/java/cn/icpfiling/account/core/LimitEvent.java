package cn.icpfiling.account.core;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One event that counts against a limit. The subject is a keyed hash of what is limited. */
@Entity
@Table(name = "limit_events")
public class LimitEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Enumerated(EnumType.STRING)
    private LimitKind kind;

    private byte[] subject;

    private Instant at;

    protected LimitEvent() {}

    public LimitEvent(LimitKind kind, byte[] subject, Instant at) {
        this.kind = kind;
        this.subject = subject;
        this.at = at;
    }

    public Long id() {
        return id;
    }
}
