package claim

// Regroup says anew which members of a group deny what it claims, after a person
// changed who is in it.
func Regroup(docs []*Document, g *Group) {
	negated := func(m Member) bool { return docs[m.Doc].Statements[m.Statement].negated }
	against := true
	for _, m := range g.Members {
		against = against && negated(m)
	}
	for i := range g.Members {
		g.Members[i].Denied = negated(g.Members[i]) != against
	}
}
