package cn.icpfiling.filing.authority;

import java.util.List;
import java.util.Optional;

/**
 * The authority's system as the platform uses it. Every method throws {@link AuthorityUnavailable} if there was no
 * usable answer, which must never count as an answer.
 */
public interface Authority {

    /**
     * Returns what is filed for a domain or a certificate through any provider; empty if nothing is. Bounded in time.
     */
    List<FiledRecord> status(StatusQuery query);

    /** Checks the filing password of the subject with that number. The authority limits the tries. Bounded in time. */
    boolean isFilingPassword(String subjectNumber, String password);

    /**
     * Offers a file. After an {@link AuthorityUnavailable} the authority may still have taken it: call
     * {@link #lastSequence}.
     */
    UploadAnswer upload(UploadFile file);

    /** Returns the sequence of the last file that the authority took; 0 before the first. */
    long lastSequence();

    /** Returns the waiting file of this provider. The authority sends the same file until it is acknowledged. */
    Optional<DownloadedFile> download();

    void acknowledge(String fileName);
}
