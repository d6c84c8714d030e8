package corroborate

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"hearsay"
	"hearsay/corroborate/claim"
	"hearsay/corroborate/compact"
	"hearsay/fnv"
	"hearsay/ledger"
	"hearsay/lexicon"
)

// Update compares the current documents of a ledger that changed since they were
// compared last with all others, and brings up to date what the ledger knows they
// have in common, in one transaction. The result is the same as when all are
// compared anew, which is done when documents have gone or were read again, or were
// compared by another version of this package. It reads one document at a time, and
// those that share text again. The packs of names with which the documents were read
// tell outlets by their names; what persons decided about groups is applied to what
// is found. Documents that change while it runs are not lost: the ledger then still
// says that the result is older than they are. The error is the ledger's, or that of
// ctx, with nothing changed.
func Update(ctx context.Context, l *ledger.Ledger) error {
	for anew := false; ; {
		u := updating{ctx: ctx, ledger: l, anew: anew}
		err := u.run()
		switch {
		case errors.Is(err, compact.ErrDamaged) && !anew:
			anew = true
		case !errors.Is(err, ledger.ErrCompared):
			return err
		}
	}
}

// updating is one run of [Update].
type updating struct {
	ctx    context.Context
	ledger *ledger.Ledger
	anew   bool // nothing that is kept is to be used
	before ledger.Comparison
	packs  []lexicon.Pack // of names, with which the documents were read
	format string
	// kept are the sketches of the documents that were compared before, partition the
	// events that they were in, by number in kept: empty when all are to be compared.
	kept      *segments
	partition claim.Partition
	news      []sketch // of the documents that are new
}

func (u *updating) run() (err error) {
	if u.before, err = u.ledger.Compared(u.ctx); err != nil {
		return err
	}
	if err := u.load(); err != nil {
		return err
	}
	c, order := u.collection()
	if c.reviews, err = u.ledger.GroupReviews(u.ctx); err != nil {
		return err
	}
	if c.lex, err = lexicon.Load(u.packs...); err != nil {
		return err
	}
	text, err := c.shareText(u.ctx)
	if err != nil {
		return err
	}
	return u.ledger.Regroup(u.ctx, u.before, func(w *ledger.Regrouping) error {
		if err := u.find(c, text, w); err != nil {
			return err
		}
		from, data := u.kept.add(u.news)
		return w.SetSegments(from, data, encodePartition(c.events, order), u.format)
	})
}

// find writes what is found.
func (u *updating) find(c *collection, text *sharedText, w *ledger.Regrouping) error {
	c.quotes = func(id string) ([]quote, error) {
		data, err := w.Digest(id)
		if err != nil {
			return nil, err
		}
		return decodeQuotes(data)
	}
	c.claims = func(id string) (*claim.Document, error) {
		data, err := w.Digest(id)
		if err != nil {
			return nil, err
		}
		return decodeClaims(data)
	}
	if c.known = w; len(u.kept.sketches) == 0 {
		c.known = nil
		if err := w.Clear(); err != nil {
			return err
		}
	}
	return c.find(u.ctx, text, w)
}

// load reads what is kept of documents, and the documents of which nothing is.
func (u *updating) load() (err error) {
	if u.packs, err = u.ledger.Packs(u.ctx); err != nil {
		return err
	}
	names := uint64(0)
	for _, p := range u.packs {
		names = mix(names ^ fnv.String(p.Path) ^ mix(fnv.String(string(p.Data))))
	}
	u.format = fmt.Sprintf("%d.%d %x", digestVersion, claim.Version, names)
	if u.anew || u.before.Format != u.format {
		u.kept = &segments{}
		all, err := u.ledger.Current(u.ctx)
		if err != nil {
			return err
		}
		return u.digest(all)
	}
	data, partition, err := u.ledger.Segments(u.ctx)
	if err != nil {
		return err
	}
	if u.kept, err = readSegments(data); err != nil {
		return err
	}
	if u.partition, err = decodePartition(partition); err != nil {
		return err
	}
	if n := len(u.kept.sketches); len(u.partition.Event) != n || len(u.partition.Chain) != n || len(u.partition.Held) != n {
		return compact.ErrDamaged
	}
	return u.change()
}

// change takes in the documents that changed.
func (u *updating) change() error {
	changes, err := u.ledger.Changes(u.ctx)
	if err != nil {
		return err
	}
	var current []string
	changed := map[string]bool{}
	for _, x := range changes {
		if changed[x.ID] = true; x.Current {
			current = append(current, x.ID)
		}
	}
	isChanged := func(s sketch) bool { return changed[s.id] }
	if !u.before.Ever || slices.ContainsFunc(u.kept.sketches, isChanged) {
		u.news = slices.DeleteFunc(u.kept.sketches, isChanged)
		u.kept, u.partition = &segments{}, claim.Partition{}
	}
	return u.digest(current)
}

// digestsAtOnce is how many digests are written in one transaction.
const digestsAtOnce = 400

// digest reads documents and keeps their digests.
func (u *updating) digest(ids []string) error {
	x := newDigester()
	for part := range slices.Chunk(ids, digestsAtOnce) {
		var digests []ledger.Digest
		for _, id := range part {
			r, err := u.ledger.Reading(u.ctx, id)
			if err != nil {
				return err
			}
			s, d := x.digest(r)
			data, err := d.encode()
			if err != nil {
				return err
			}
			u.news, digests = append(u.news, s), append(digests, ledger.Digest{Doc: id, Data: data})
		}
		if err := u.ledger.SetDigests(u.ctx, digests); err != nil {
			return err
		}
	}
	return nil
}

// collection puts all documents together. order gives for each document in canonical
// order its number among those kept and then the new ones.
func (u *updating) collection() (c *collection, order []int32) {
	all := slices.Concat(u.kept.sketches, u.news)
	c = newCollection(all, archive{
		document: func(id string) (*hearsay.Document, error) { return u.ledger.Text(u.ctx, id) },
		reading:  func(id string) (*hearsay.Reading, error) { return u.ledger.Reading(u.ctx, id) },
	})
	order = make([]int32, len(all))
	for i, part := range [][]sketch{u.kept.sketches, u.news} {
		for n := range part {
			at := c.byID[part[n].id]
			order[at] = int32(i*len(u.kept.sketches) + n)
			c.added[at] = i == 1
		}
	}
	if len(u.kept.sketches) > 0 {
		c.partition = claim.NewPartition(len(all))
		for at, n := range order {
			if !c.added[at] {
				c.partition.Event[at], c.partition.Chain[at], c.partition.Held[at] = u.partition.Event[n], u.partition.Chain[n], u.partition.Held[n]
			}
		}
	}
	return c, order
}

// encodePartition writes a partition by number of document.
func encodePartition(p claim.Partition, order []int32) []byte {
	events, chains, held := make([]uint32, len(order)), make([]uint32, len(order)), make([]uint32, len(order))
	for at, n := range order {
		events[n], chains[n], held[n] = uint32(order[p.Event[at]]), uint32(order[p.Chain[at]]), uint32(p.Held[at])
	}
	return compact.Append(nil, digestVersion, func(c *compact.Coder) {
		c.Numbers(&events)
		c.Numbers(&chains)
		c.Numbers(&held)
	})
}

func decodePartition(data []byte) (p claim.Partition, err error) {
	var events, chains, held []uint32
	err = compact.Read(data, digestVersion, func(c *compact.Coder) {
		c.Numbers(&events)
		c.Numbers(&chains)
		c.Numbers(&held)
	})
	return claim.Partition{Event: signed(events), Chain: signed(chains), Held: signed(held)}, err
}

func signed(list []uint32) []int32 {
	out := make([]int32, len(list))
	for i, x := range list {
		out[i] = int32(x)
	}
	return out
}
