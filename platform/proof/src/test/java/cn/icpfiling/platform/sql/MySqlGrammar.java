package cn.icpfiling.platform.sql;

import io.debezium.ddl.parser.mysql.generated.MySqlLexer;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;
import org.antlr.v4.runtime.atn.PredictionMode;

/**
 * Parses one statement as MySQL 8.4 does under its default SQL modes. The grammar is the one that Oracle publishes for MySQL, as Debezium
 * carries it; Debezium's grammar of MariaDB and ShardingSphere's of MySQL refused more statements that the servers accept.
 */
final class MySqlGrammar {
    static final int VERSION = 80400;

    /** The tree of a statement, or what the grammar does not understand of it. */
    record Outcome(MySqlParser.QueryContext tree, Optional<String> fault) {}

    private MySqlGrammar() {}

    static Outcome parse(String statement) {
        var quick = parse(statement, PredictionMode.SLL);
        return quick.fault().isEmpty() ? quick : parse(statement, PredictionMode.LL);
    }

    private static Outcome parse(String statement, PredictionMode mode) {
        var faults = new ArrayList<String>();
        var listener = new Faults(faults);
        var lexer = new MySqlLexer(CharStreams.fromString(statement)) {
            @Override
            public Token nextToken() {
                var token = super.nextToken();
                // URL is a keyword that is not reserved (MySQL Server Version Reference, keywords of 8.4); the grammar
                // forgot it as a name.
                if (token.getType() == URL_SYMBOL) {
                    ((WritableToken) token).setType(IDENTIFIER);
                }
                return token;
            }
        };
        lexer.serverVersion = VERSION;
        lexer.sqlModes = Set.of();
        lexer.removeErrorListeners();
        lexer.addErrorListener(listener);
        var parser = new MySqlParser(new CommonTokenStream(lexer));
        parser.serverVersion = VERSION;
        parser.sqlModes = Set.of();
        parser.removeErrorListeners();
        parser.addErrorListener(listener);
        parser.getInterpreter().setPredictionMode(mode);
        var tree = parser.query();
        return new Outcome(tree, faults.stream().findFirst());
    }

    private static final class Faults extends BaseErrorListener {
        private final List<String> faults;

        Faults(List<String> faults) {
            this.faults = faults;
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException cause) {
            faults.add(line + ":" + column + " " + message.substring(0, Math.min(200, message.length())));
        }
    }
}
