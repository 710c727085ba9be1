package cn.icpfiling.filing.core.uploads;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A part of an upload; its bytes are stored encrypted in a file named by the id. */
@Entity
@Table(name = "upload_parts")
public class UploadPart {

    @Id
    private UUID id;

    private UUID uploadId;
    private long beginsAt;
    private long size;

    protected UploadPart() {}

    public UploadPart(UUID id, UUID uploadId, long beginsAt, long size) {
        this.id = id;
        this.uploadId = uploadId;
        this.beginsAt = beginsAt;
        this.size = size;
    }

    public UUID id() {
        return id;
    }

    public long beginsAt() {
        return beginsAt;
    }

    public long size() {
        return size;
    }
}
