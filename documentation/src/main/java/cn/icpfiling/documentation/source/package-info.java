/**
 * What the generated pages are made of, read where its owner keeps it: contracts, texts of problems, code tables, rules,
 * drawings of lifecycles, event schemas. Nothing is copied here.
 */
package cn.icpfiling.documentation.source;
