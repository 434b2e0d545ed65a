def puzzle_page(): return b''
