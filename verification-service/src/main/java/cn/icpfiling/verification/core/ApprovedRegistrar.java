package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.ApprovalStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A registrar in one version of the list. */
@Entity
@Table(name = "approved_registrar")
public class ApprovedRegistrar {

    private static final String BETWEEN = "|";

    @Id
    private UUID id;

    @Column(name = "list_id")
    private UUID listId;

    private int position;

    @Column(name = "iana_id")
    private Integer ianaId;

    private String name;
    private String aliases;

    @Enumerated(EnumType.STRING)
    private ApprovalStatus status;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    private String source;

    protected ApprovedRegistrar() {}

    public ApprovedRegistrar(
            UUID id,
            UUID listId,
            int position,
            Integer ianaId,
            String name,
            List<String> aliases,
            ApprovalStatus status,
            LocalDate validFrom,
            LocalDate validTo,
            String source) {
        this.id = id;
        this.listId = listId;
        this.position = position;
        this.ianaId = ianaId;
        this.name = name;
        this.aliases = String.join(BETWEEN, aliases);
        this.status = status;
        this.validFrom = validFrom;
        this.validTo = validTo;
        this.source = source;
    }

    public int position() {
        return position;
    }

    public Integer ianaId() {
        return ianaId;
    }

    public String name() {
        return name;
    }

    public List<String> aliases() {
        return aliases.isEmpty() ? List.of() : List.of(aliases.split("\\|"));
    }

    public ApprovalStatus status() {
        return status;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public LocalDate validTo() {
        return validTo;
    }

    public String source() {
        return source;
    }
}
