package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.ApprovalStatus;
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
@Table(name = "approved_registrars")
public class ApprovedRegistrar {

    @Id
    private UUID id;

    private UUID listId;

    private int position;

    private Integer ianaId;

    private String name;
    private Aliases aliases;

    @Enumerated(EnumType.STRING)
    private ApprovalStatus status;

    private LocalDate validFrom;

    private LocalDate validTo;

    private String source;

    protected ApprovedRegistrar() {}

    public static ApprovedRegistrar of(UUID id, UUID listId, int position, ListEntry.Registrar entry) {
        var made = new ApprovedRegistrar();
        made.id = id;
        made.listId = listId;
        made.position = position;
        made.ianaId = entry.ianaId();
        made.name = entry.name();
        made.aliases = new Aliases(entry.aliases());
        made.status = entry.status();
        made.validFrom = entry.validFrom();
        made.validTo = entry.validTo();
        made.source = entry.source();
        return made;
    }

    public ListEntry.Registrar entry() {
        return new ListEntry.Registrar(ianaId, name, aliases(), status, validFrom, validTo, source);
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
        return aliases.items();
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
