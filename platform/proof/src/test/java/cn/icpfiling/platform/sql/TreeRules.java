package cn.icpfiling.platform.sql;

import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** The differences that only the tree of a statement shows: MySQL 8.4 refuses what MariaDB runs. */
final class TreeRules {
    private TreeRules() {}

    /** Ids of the rules that the statement breaks. */
    static Set<String> broken(MySqlParser.QueryContext tree) {
        var broken = new HashSet<String>();
        for (var update : all(tree, MySqlParser.UpdateStatementContext.class)) {
            if (readsItself(names(all(update.tableReferenceList(), MySqlParser.SingleTableContext.class)), update)) {
                broken.add("own-table-in-subquery");
            }
        }
        for (var delete : all(tree, MySqlParser.DeleteStatementContext.class)) {
            var targets = new HashSet<String>();
            if (delete.tableRef() != null) {
                targets.add(name(delete.tableRef()));
            } else if (delete.tableReferenceList() != null) {
                targets.addAll(names(all(delete.tableReferenceList(), MySqlParser.SingleTableContext.class)));
            }
            if (readsItself(targets, delete)) {
                broken.add("own-table-in-subquery");
            }
        }
        for (var insert : all(tree, MySqlParser.InsertStatementContext.class)) {
            var values = insert.insertFromConstructor();
            var updates = insert.insertUpdateList();
            var target = Set.of(name(insert.tableRef()));
            if ((values != null && readsItself(target, values)) || (updates != null && readsItself(target, updates))) {
                broken.add("own-table-in-subquery");
            }
        }
        for (var query : all(tree, MySqlParser.QuerySpecificationContext.class)) {
            if (selectsBesideGroups(query)) {
                broken.add("only-full-group-by");
            }
        }
        for (var query : all(tree, MySqlParser.QueryExpressionContext.class)) {
            if (sortsBesideDistinct(query)) {
                broken.add("distinct-order");
            }
        }
        return broken;
    }

    private static boolean readsItself(Set<String> targets, ParserRuleContext statement) {
        for (var subquery : all(statement, MySqlParser.SubqueryContext.class)) {
            if (subquery.getParent() instanceof MySqlParser.DerivedTableContext) {
                continue;
            }
            for (var read : all(subquery, MySqlParser.SingleTableContext.class)) {
                if (targets.contains(name(read.tableRef())) && !isMaterialized(read, subquery)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A derived table is read before the write, so it may name the table that is written. */
    private static boolean isMaterialized(ParserRuleContext read, ParserRuleContext within) {
        for (var at = read.getParent(); !at.equals(within); at = at.getParent()) {
            if (at instanceof MySqlParser.DerivedTableContext) {
                return true;
            }
        }
        return false;
    }

    private static boolean selectsBesideGroups(MySqlParser.QuerySpecificationContext query) {
        var items = query.selectItemList().selectItem();
        var groups = new HashSet<String>();
        if (query.groupByClause() != null) {
            for (var group : own(query.groupByClause(), MySqlParser.ExprContext.class)) {
                groups.add(text(group));
            }
        } else if (items.stream().noneMatch(TreeRules::isAggregate)) {
            return false;
        }
        for (var at = 0; at < items.size(); at++) {
            var item = items.get(at);
            if (item.expr() == null) {
                return true;
            }
            var alias =
                    item.selectAlias() == null ? "" : text(item.selectAlias()).replaceFirst("^as", "");
            var isKnown =
                    groups.contains(text(item.expr())) || groups.contains(alias) || groups.contains("" + (at + 1));
            if (!isKnown && !isAggregate(item) && readsColumnBeside(item.expr(), groups)) {
                return true;
            }
        }
        return false;
    }

    private static boolean readsColumnBeside(ParseTree expression, Set<String> groups) {
        return own(expression, MySqlParser.ColumnRefContext.class).stream()
                .anyMatch(column -> !groups.contains(text(column)));
    }

    private static boolean isAggregate(MySqlParser.SelectItemContext item) {
        return own(item, MySqlParser.SumExprContext.class).stream().anyMatch(sum -> sum.windowingClause() == null);
    }

    private static boolean sortsBesideDistinct(MySqlParser.QueryExpressionContext query) {
        if (query.orderClause() == null || query.queryExpressionBody() == null) {
            return false;
        }
        for (var select : own(query.queryExpressionBody(), MySqlParser.QuerySpecificationContext.class)) {
            if (select.selectOption().stream().noneMatch(option -> text(option).equals("distinct"))) {
                continue;
            }
            var shown = new HashSet<String>();
            for (var item : select.selectItemList().selectItem()) {
                if (item.expr() == null) {
                    return false;
                }
                shown.add(text(item.expr()));
                if (item.selectAlias() != null) {
                    shown.add(text(item.selectAlias()).replaceFirst("^as", ""));
                }
            }
            for (var sorted : query.orderClause().orderList().orderExpression()) {
                if (!shown.contains(text(sorted.expr()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<String> names(List<MySqlParser.SingleTableContext> tables) {
        var names = new HashSet<String>();
        for (var table : tables) {
            names.add(name(table.tableRef()));
        }
        return names;
    }

    private static String name(MySqlParser.TableRefContext table) {
        return text(table).replace("`", "");
    }

    /** A column is the same with and without the name of its table. */
    private static String text(ParserRuleContext context) {
        return context.getText().toLowerCase(Locale.ROOT).replace("`", "").replaceAll("\\b[a-z_]\\w*\\.", "");
    }

    private static <T extends ParserRuleContext> List<T> all(ParseTree tree, Class<T> type) {
        var found = new ArrayList<T>();
        collect(tree, type, found, true);
        return found;
    }

    /** Those that stand in no subquery of the tree, and the outermost ones alone. */
    private static <T extends ParserRuleContext> List<T> own(ParseTree tree, Class<T> type) {
        var found = new ArrayList<T>();
        collect(tree, type, found, false);
        return found;
    }

    private static <T extends ParserRuleContext> void collect(
            ParseTree tree, Class<T> type, List<T> found, boolean deep) {
        for (var at = 0; at < tree.getChildCount(); at++) {
            var child = tree.getChild(at);
            var isOne = type.isInstance(child);
            if (isOne) {
                found.add(type.cast(child));
            }
            if (deep || (!isOne && !(child instanceof MySqlParser.SubqueryContext))) {
                collect(child, type, found, deep);
            }
        }
    }
}
