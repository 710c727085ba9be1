package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Stands in once for a second factor that is out of reach. Kept as a keyed hash. */
@Entity
@Table(name = "recovery_codes")
public class RecoveryCode {

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID account;

    private byte[] hash;

    private Instant usedAt;

    protected RecoveryCode() {}

    public RecoveryCode(UUID id, UUID account, byte[] hash) {
        this.id = id;
        this.account = account;
        this.hash = hash;
    }

    public UUID id() {
        return id;
    }
}
