package cn.icpfiling.filing.authority;

import java.util.List;
import java.util.Optional;

/**
 * The authority's system as the platform needs it. Every method throws {@link AuthorityUnavailable} when there was no
 * usable answer; that is never an answer in itself.
 */
public interface Authority {

    /** What is filed for a domain or a certificate, by whichever provider; empty when nothing is. Bounded in time. */
    List<FiledRecord> status(StatusQuery query);

    /** Whether that is the filing password of the subject with that number. The authority limits the tries. Bounded in time. */
    boolean isFilingPassword(String subjectNumber, String password);

    /** Offers a file. After an {@link AuthorityUnavailable} it may have been taken: ask {@link #lastSequence}. */
    UploadAnswer upload(UploadFile file);

    /** The sequence of the last file taken; 0 before the first. */
    long lastSequence();

    /** The file waiting for this provider. The same one again until it is acknowledged. */
    Optional<DownloadedFile> download();

    void acknowledge(String fileName);
}
