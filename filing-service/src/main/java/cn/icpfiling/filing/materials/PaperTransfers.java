package cn.icpfiling.filing.materials;

import cn.icpfiling.platform.crypto.StreamCipher;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.transfer.Download;
import cn.icpfiling.platform.web.transfer.Transfers;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.UUID;
import java.util.function.Function;

/**
 * Limits the uploads and downloads of materials and photographs: beyond the limits the answer is 503 or 429 with
 * Retry-After.
 */
@ApplicationScoped
public class PaperTransfers {

    /** The buffers of the connection, the file and the copying. */
    private static final int BUFFERS = 64 << 10;

    private final Transfers transfers;
    private final StreamCipher cipher;
    private final CurrentActor actor;

    PaperTransfers(Transfers transfers, StreamCipher cipher, CurrentActor actor) {
        this.transfers = transfers;
        this.cipher = cipher;
        this.actor = actor;
    }

    /**
     * Counts an upload of the account or partner in the token. A member's uploads count for the member and for the account: one member has
     * half of the places of the account at most, and many members together have no more than the account.
     */
    public <T> T upload(InputStream body, Function<InputStream, T> work) {
        var member = actor.get().member();
        return member == null
                ? upload(actor.caller(), body, work)
                : transfers.upload(member, actor.caller(), heap(), body, work);
    }

    /** @param holder whose uploads are counted together if there is no token */
    public <T> T upload(UUID holder, InputStream body, Function<InputStream, T> work) {
        return transfers.upload(holder, heap(), body, work);
    }

    /** @param answer builds the response from the download; if it throws, the download ends */
    public <T> T download(Function<Download, T> answer) {
        var download = transfers.download(actor.caller(), heap());
        try {
            return answer.apply(download);
        } catch (RuntimeException refused) {
            download.close();
            throw refused;
        }
    }

    private int heap() {
        return cipher.heapOfAStream() + BUFFERS;
    }
}
