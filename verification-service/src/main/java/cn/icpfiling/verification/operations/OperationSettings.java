package cn.icpfiling.verification.operations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How operations are worked off; none of it makes anybody be asked faster than its gate allows. */
@ConfigMapping(prefix = "icp.verification.operations")
interface OperationSettings {

    /** How often we see what is due; the scheduler reads the same key. */
    String every();

    /** How often what is old is swept; the scheduler reads the same key. */
    String tidy();

    /** Operations that an account or partner may have open at a time. */
    @WithDefault("3")
    int open();

    /** Batches in hand at once in each replica. */
    @WithDefault("4")
    int parallel();

    /** Lines under way at once in each batch. With {@link #parallel} this bounds the threads, whatever the operations hold. */
    @WithDefault("4")
    int linesAtOnce();

    /** How long a batch is worked on before others have their turn. */
    @WithDefault("PT3S")
    Duration turn();

    /** After which a worker that is not heard of has lost its batch. */
    @WithDefault("PT45S")
    Duration lease();

    /** How often a line is checked whose source is silent. That a source rests is no try. */
    @WithDefault("4")
    int tries();

    /** After which a line is UNKNOWN that still waits for a source. */
    @WithDefault("PT24H")
    Duration longest();

    /** How long results are kept after the end. */
    @WithDefault("P30D")
    Duration keep();
}
